/** The mark of the workbench. */
export function Logo({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <g fill="var(--ctl)">
        {[[6, 6], [6, 16], [16, 6], [16, 26], [26, 16], [26, 26]].map(([x, y]) => <circle key={`${x} ${y}`} cx={x} cy={y} r="2" />)}
      </g>
      <path d="M6 26 16 16 26 6" fill="none" stroke="var(--text)" strokeWidth="2.4" strokeLinecap="round" />
      {[[6, 26], [16, 16], [26, 6]].map(([x, y]) => <circle key={`${x} ${y}`} cx={x} cy={y} r="3.2" fill="var(--text)" />)}
    </svg>
  );
}
