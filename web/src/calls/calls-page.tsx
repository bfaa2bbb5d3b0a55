// Past calls, newest first: searched, filtered, and what those that were found come to.
import { useCallback, useState } from 'react';
import { fetchCalls, type CallQuery, type CallsFound } from '../api/calls.ts';
import { Link } from '../parts/link.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useTitle } from '../parts/use-title.ts';
import { CallFilters } from './call-filters.tsx';
import { CallList } from './call-list.tsx';
import { CallTotals } from './call-totals.tsx';
import { CallsProblem } from './calls-problem.tsx';
import { isEmpty, readQuery, writeQuery } from './call-query.ts';
import '../styles/calls.css';
import '../styles/call-filters.css';

export default function CallsPage() {
  useTitle('Past calls');
  const [query, setQuery] = useState<CallQuery>(() => readQuery(window.location.search));
  const load = useCallback((signal: AbortSignal) => fetchCalls(query, null, signal), [query]);
  const [loaded, again] = useLoaded(load);
  const [shown, setShown] = useState<CallsFound | null>(null);
  // While others are looked for, what was found before stays.
  if (loaded.state === 'ready' && loaded.value !== shown) setShown(loaded.value);
  if (loaded.state === 'failed') return <CallsProblem error={loaded.error} onAgain={again} />;
  if (!shown) return <Loading what="Looking up past calls…" />;
  const change = (next: CallQuery) => {
    window.history.replaceState(null, '', `/calls${writeQuery(next)}`);
    setQuery(next);
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>Past calls</h1>
        <button type="button" className="button button-quiet" onClick={again}>
          Refresh
        </button>
      </div>
      <CallFilters query={query} agents={shown.agents} onChange={change} />
      {shown.totals && (
        <CallTotals totals={shown.totals} rehearsed={shown.calls.some((call) => call.rehearsed === true)} />
      )}
      {shown.calls.length > 0 ? (
        // A first page that is new starts the list anew.
        <CallList key={`${shown.calls[0]?.id}${writeQuery(query)}`} first={shown.calls} query={query} />
      ) : isEmpty(query) ? (
        <Empty title="No call yet">
          Hold one in the <Link href="/">test room</Link> and it appears here.
        </Empty>
      ) : (
        <Empty title="No such call">Nothing on record matches all of this.</Empty>
      )}
    </div>
  );
}
