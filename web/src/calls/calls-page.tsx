// Past calls, newest first.
import { useCallback, useState } from 'react';
import { fetchCalls, PAGE_SIZE, type PastCall } from '../api/calls.ts';
import { ApiError, tell } from '../api/request.ts';
import { Chain } from '../parts/agent-name.tsx';
import { DispositionBadge } from '../parts/badge.tsx';
import { dollars, duration, moment } from '../parts/format.ts';
import { Link } from '../parts/link.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { CallsProblem } from './calls-problem.tsx';
import '../styles/calls.css';

const firstPage = (signal: AbortSignal): Promise<PastCall[]> => fetchCalls(null, signal);

export default function CallsPage() {
  const [loaded, again] = useLoaded(firstPage);
  if (loaded.state === 'loading') return <Loading what="Looking up past calls…" />;
  if (loaded.state === 'failed') return <CallsProblem error={loaded.error} onAgain={again} />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>Past calls</h1>
        <button type="button" className="button button-quiet" onClick={again}>
          Refresh
        </button>
      </div>
      {loaded.value.length === 0 ? (
        <Empty title="No call yet">
          Hold one in the <Link href="/">test room</Link> and it appears here.
        </Empty>
      ) : (
        // A refreshed first page starts the list anew.
        <CallList key={loaded.value[0]?.id} first={loaded.value} />
      )}
    </div>
  );
}

function CallList({ first }: { first: PastCall[] }) {
  const [older, setOlder] = useState<PastCall[]>([]);
  const [more, setMore] = useState(first.length === PAGE_SIZE);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [now] = useState(() => Date.now());
  const calls = [...first, ...older];
  const last = calls.at(-1)?.startedAt ?? null;
  const load = useCallback(() => {
    setBusy(true);
    setProblem(null);
    fetchCalls(last, new AbortController().signal)
      .then(
        (page) => {
          setOlder((known) => [...known, ...page]);
          setMore(page.length === PAGE_SIZE);
        },
        (error: unknown) => setProblem(error instanceof ApiError ? error.message : tell(error)),
      )
      .finally(() => setBusy(false));
  }, [last]);
  return (
    <>
      <ul className="call-list" data-testid="call-list">
        {calls.map((call) => (
          <CallRow key={call.id} call={call} now={now} />
        ))}
      </ul>
      {problem !== null && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      {more && (
        <button type="button" className="button more" onClick={load} disabled={busy}>
          {busy ? 'Loading…' : 'Older calls'}
        </button>
      )}
    </>
  );
}

function CallRow({ call, now }: { call: PastCall; now: number }) {
  const { id, channel, callerLast4, startedAt, endedAt, disposition, summary, costUsd, chain } = call;
  return (
    <li>
      <Link href={`/calls/${encodeURIComponent(id)}`} className="call-row" data-testid="call-row">
        <span className="call-when">
          <time dateTime={new Date(startedAt).toISOString()}>{moment(startedAt, now)}</time>
          <span className="faint">
            {channel}
            {callerLast4 ? ` · ···${callerLast4}` : ' · withheld'}
          </span>
        </span>
        <span className="call-what">
          <span className="call-summary">{summary ?? 'No summary yet.'}</span>
          {chain && chain.length > 0 && <Chain agents={chain} />}
        </span>
        <span className="call-end">
          <DispositionBadge disposition={disposition} />
          <span className="call-figures mono">
            {endedAt ? duration(endedAt - startedAt) : '–'}
            <span aria-hidden="true"> · </span>
            {costUsd == null ? '–' : dollars(costUsd)}
          </span>
        </span>
      </Link>
    </li>
  );
}
