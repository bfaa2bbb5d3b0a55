// How a call ended, in a word and a colour.
const TONES: Record<string, string> = {
  resolved: 'good',
  escalated: 'info',
  abandoned: 'quiet',
  locked_out: 'bad',
  failed: 'bad',
};

export function DispositionBadge({ disposition }: { disposition: string | null | undefined }) {
  if (!disposition) return <span className="badge badge-live">on the line</span>;
  return (
    <span className={`badge badge-${TONES[disposition] ?? 'quiet'}`} data-testid="disposition">
      {disposition.replaceAll('_', ' ')}
    </span>
  );
}
