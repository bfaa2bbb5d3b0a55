// Why past calls cannot be shown, and what to do about it.
import { ApiError, tell } from '../api/request.ts';
import { Link } from '../parts/link.tsx';
import { Problem } from '../parts/states.tsx';

export function CallsProblem({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const status = error instanceof ApiError ? error.status : 0;
  if (status === 401 || status === 403)
    return (
      <Problem
        title="Sign in first"
        detail="Past calls are shown to whoever may use the test room."
        action={
          <Link href="/" className="button">
            To the test room
          </Link>
        }
      />
    );
  if (status === 404)
    return (
      <Problem
        title="There is no such call"
        detail="It may have been deleted: calls are kept for a limited time."
        action={
          <Link href="/calls" className="button">
            To past calls
          </Link>
        }
      />
    );
  return (
    <Problem
      title="Past calls cannot be shown"
      detail={tell(error)}
      action={
        <button type="button" className="button" onClick={onAgain}>
          Try again
        </button>
      }
    />
  );
}
