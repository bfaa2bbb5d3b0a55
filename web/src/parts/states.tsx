// What a page shows when there is nothing to show yet, nothing at all, or something went wrong.
import type { ReactNode } from 'react';

export function Loading({ what }: { what: string }) {
  return (
    <div className="state" role="status">
      <span className="pulse" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <p>{what}</p>
    </div>
  );
}

export function Problem({ title, detail, action }: { title: string; detail: string; action?: ReactNode }) {
  return (
    <div className="state" role="alert">
      <h1>{title}</h1>
      <p>{detail}</p>
      {action}
    </div>
  );
}

export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="state">
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
  );
}
