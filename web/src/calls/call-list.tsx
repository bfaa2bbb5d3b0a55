// A list of past calls, a page at a time.
import { useCallback, useState } from 'react';
import { fetchCalls, PAGE_SIZE, type CallQuery, type PastCall } from '../api/calls.ts';
import { tell } from '../api/request.ts';
import { Chain } from '../parts/agent-name.tsx';
import { DispositionBadge } from '../parts/badge.tsx';
import { dollars, duration, moment } from '../parts/format.ts';
import { Link } from '../parts/link.tsx';

export function CallList({ first, query }: { first: PastCall[]; query: CallQuery }) {
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
    fetchCalls(query, last, new AbortController().signal)
      .then(
        (page) => {
          setOlder((known) => [...known, ...page.calls]);
          setMore(page.calls.length === PAGE_SIZE);
        },
        (error: unknown) => setProblem(tell(error)),
      )
      .finally(() => setBusy(false));
  }, [last, query]);
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
          {/* Calls of older versions have a summary alone. */}
          <span className="call-summary">{call.title ?? summary ?? 'No summary yet.'}</span>
          {chain && chain.length > 0 && <Chain agents={chain} />}
        </span>
        <span className="call-end">
          <DispositionBadge disposition={disposition} />
          <span className="call-figures mono">
            {endedAt ? duration(endedAt - startedAt) : '–'}
            <span aria-hidden="true"> · </span>
            {costUsd == null ? '–' : dollars(costUsd)}
            {call.rehearsed === true && <span title="Stand-ins took part: what it would cost"> if real</span>}
          </span>
        </span>
      </Link>
    </li>
  );
}
