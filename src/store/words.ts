/** "38,880", for sentences the store writes itself; screens use ui/format. */
export function count(value: number): string {
  return value.toLocaleString('en');
}
