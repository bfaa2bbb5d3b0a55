// The desk's door: address and password, the company's identity provider, and in a demo the people to be played.
import { useState, type SubmitEvent } from 'react';
import { OIDC_PATH, signIn, type Desk } from '../api/desk.ts';
import { tell } from '../api/request.ts';
import { Icon } from '../parts/icon.tsx';
import { DeskIcon } from './desk-icon.tsx';

export function SignIn({ desk, onDone }: { desk: Desk; onDone: () => void }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const enter = (email: string, password: string) => {
    setBusy(true);
    setProblem(null);
    signIn(email, password).then(onDone, (error: unknown) => {
      setBusy(false);
      setProblem(tell(error));
    });
  };
  const { oidc, password, hint } = desk.signIn;
  return (
    <div className="sign-in desk-sign-in" data-testid="desk-sign-in">
      <span className="sign-in-mark" aria-hidden="true">
        <DeskIcon name="person" size={22} />
      </span>
      <h1>{desk.company.name}</h1>
      <p>Sign in to take calls that need a person.</p>
      {hint != null && <p className="desk-hint">{hint}</p>}
      {desk.demoPeople.length > 0 && <DemoPeople people={desk.demoPeople} busy={busy} onEnter={enter} />}
      {oidc && (
        <a className="button button-primary" href={OIDC_PATH} data-testid="desk-oidc">
          Continue with {oidc.name}
        </a>
      )}
      {password && (oidc !== null || desk.demoPeople.length > 0) && <p className="desk-or">or</p>}
      {password && <PasswordForm busy={busy} problem={problem} onEnter={enter} first={oidc === null} />}
      {!password && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

interface DemoPeopleProps {
  people: Desk['demoPeople'];
  busy: boolean;
  onEnter: (email: string, password: string) => void;
}

function DemoPeople({ people, busy, onEnter }: DemoPeopleProps) {
  return (
    <section className="desk-people" aria-labelledby="demo-people">
      <h2 id="demo-people">This is a demo. Be one of them:</h2>
      <ul>
        {people.map(({ name, email, password }) => (
          <li key={email}>
            <button
              type="button"
              className="desk-person"
              disabled={busy}
              onClick={() => onEnter(email, password)}
              data-testid="desk-person"
              data-email={email}
            >
              <span>
                <strong>{name}</strong>
                <span className="faint">{email}</span>
              </span>
              <Icon name="arrow" size={18} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PasswordFormProps {
  busy: boolean;
  problem: string | null;
  /** Nothing else is the main way in. */
  first: boolean;
  onEnter: (email: string, password: string) => void;
}

function PasswordForm({ busy, problem, first, onEnter }: PasswordFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onEnter(email.trim(), password);
  };
  const told = { 'aria-invalid': problem !== null, 'aria-describedby': 'desk-sign-in-problem' };
  return (
    <form onSubmit={submit}>
      <label htmlFor="desk-email">E-mail</label>
      <input
        id="desk-email"
        type="email"
        autoComplete="username"
        required
        value={email}
        {...told}
        onChange={(event) => setEmail(event.target.value)}
        data-testid="desk-email"
      />
      <label htmlFor="desk-password">Password</label>
      <input
        id="desk-password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        {...told}
        onChange={(event) => setPassword(event.target.value)}
        data-testid="desk-password"
      />
      <p id="desk-sign-in-problem" className="field-problem" role="alert">
        {problem}
      </p>
      <button
        type="submit"
        className={first ? 'button button-primary' : 'button'}
        disabled={busy}
        data-testid="desk-enter"
      >
        {busy ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
  );
}
