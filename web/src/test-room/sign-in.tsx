// The test room's door, where it has a password.
import { useState, type SubmitEvent } from 'react';
import { tell } from '../api/request.ts';
import { signIn } from '../api/test-room.ts';
import { Icon } from '../parts/icon.tsx';

export function SignIn({ company, onDone }: { company: string; onDone: () => void }) {
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    signIn(password).then(onDone, (error: unknown) => {
      setBusy(false);
      setProblem(tell(error));
    });
  };
  return (
    <form className="sign-in" onSubmit={submit} data-testid="sign-in">
      <span className="sign-in-mark" aria-hidden="true">
        <Icon name="lock" size={22} />
      </span>
      <h1>{company}</h1>
      <p>This test room has a password.</p>
      <label htmlFor="password">Password</label>
      <input
        id="password"
        type="password"
        autoComplete="current-password"
        autoFocus
        required
        value={password}
        aria-invalid={problem !== null}
        aria-describedby="sign-in-problem"
        onChange={(event) => setPassword(event.target.value)}
      />
      <p id="sign-in-problem" className="field-problem" role="alert">
        {problem}
      </p>
      <button type="submit" className="button button-primary" disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
  );
}
