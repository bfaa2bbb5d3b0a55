// Saves a call as a transcript to replay; what could not be recorded is told beside the button.
import { useState } from 'react';
import { fetchReplayFile } from '../api/calls.ts';
import { tell } from '../api/request.ts';
import { Icon } from './icon.tsx';

export function ReplayFile({ id }: { id: string }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const fetchAndSave = () => {
    setBusy(true);
    setProblem(null);
    fetchReplayFile(id)
      .then(
        (yaml) => save(yaml, `${id}.yaml`),
        (error: unknown) => setProblem(tell(error)),
      )
      .finally(() => setBusy(false));
  };
  return (
    <span className="replay-file">
      <button
        type="button"
        className="button"
        onClick={fetchAndSave}
        disabled={busy}
        data-testid="replay-file"
      >
        <Icon name="download" />
        Replay file
      </button>
      {problem !== null && (
        <span className="field-problem" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}

function save(content: string, name: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/yaml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
