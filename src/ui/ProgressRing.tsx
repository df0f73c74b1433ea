/** 16 px, beside a name: how much of a run is done. `share` null: an open circle in the ink of text. */
export function ProgressRing({ share }: { readonly share: number | null }) {
  const around = 2 * Math.PI * 6;
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <circle cx="8" cy="8" r="6" fill="none" stroke={share === null ? 'var(--text2)' : 'var(--line2)'} strokeWidth="1.8" />
      {share !== null && (
        <circle cx="8" cy="8" r="6" fill="none" stroke="var(--text)" strokeWidth="1.8" strokeDasharray={`${around * share} ${around}`} transform="rotate(-90 8 8)" />
      )}
    </svg>
  );
}
