// Who saw and did what at the desk, for those who answer for it.
import { useState } from 'react';
import { AUDIT_PAGE, fetchAudit, type AuditLine } from '../api/desk.ts';
import { tell } from '../api/request.ts';
import { moment } from '../parts/format.ts';
import { Icon } from '../parts/icon.tsx';
import { Link } from '../parts/link.tsx';
import { Empty, Loading, Problem } from '../parts/states.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { ticketPage, type DeskSession } from './desk-session.ts';
import { sentence } from './words.ts';

const firstPage = (signal: AbortSignal): Promise<AuditLine[]> => fetchAudit(null, signal);

export function AuditPage({ session, now }: { session: DeskSession; now: number }) {
  const [loaded, again] = useLoaded(firstPage);
  return (
    <div className="page desk-audit" data-testid="desk-audit-page">
      <Link href="/desk" className="back">
        <Icon name="back" size={16} />
        Queue
      </Link>
      <div className="page-head">
        <div>
          <p className="overline">{session.desk.company.name}</p>
          <h1>Who saw what</h1>
        </div>
        <button type="button" className="button button-quiet" onClick={again}>
          Refresh
        </button>
      </div>
      {loaded.state === 'loading' && <Loading what="Looking it up…" />}
      {loaded.state === 'failed' && <Problem title="It cannot be shown" detail={loaded.message} />}
      {loaded.state === 'ready' &&
        (loaded.value.length === 0 ? (
          <Empty title="Nothing yet">Whatever people see and do at the desk is written down here.</Empty>
        ) : (
          <AuditTable key={loaded.value[0]?.at} first={loaded.value} now={now} />
        ))}
    </div>
  );
}

function AuditTable({ first, now }: { first: AuditLine[]; now: number }) {
  const [older, setOlder] = useState<AuditLine[]>([]);
  const [more, setMore] = useState(first.length === AUDIT_PAGE);
  const [problem, setProblem] = useState<string | null>(null);
  const lines = [...first, ...older];
  const last = lines.at(-1)?.at ?? null;
  const load = () => {
    setProblem(null);
    fetchAudit(last).then(
      (page) => {
        setOlder((known) => [...known, ...page]);
        setMore(page.length === AUDIT_PAGE);
      },
      (error: unknown) => setProblem(tell(error)),
    );
  };
  return (
    <>
      <div className="desk-table" role="region" aria-label="Audit" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Who</th>
              <th scope="col">What</th>
              <th scope="col">Of</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={`${index}-${line.at}`} data-testid="desk-audit-line">
                <td>{moment(line.at, now)}</td>
                <td>{line.person ?? line.personId}</td>
                <td>{sentence(line.action)}</td>
                <td>
                  <Of line={line} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problem !== null && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
      {more && (
        <button type="button" className="button more" onClick={load}>
          Older
        </button>
      )}
    </>
  );
}

function Of({ line: { ticketId, callId } }: { line: AuditLine }) {
  if (ticketId === null && callId === null) return <span className="faint">–</span>;
  return (
    <span className="desk-of">
      {ticketId !== null && (
        <Link href={ticketPage(ticketId)} className="mono">
          {ticketId}
        </Link>
      )}
      {callId !== null && <span className="mono faint">{callId}</span>}
    </span>
  );
}
