// Scenarios to choose from; the one that is chosen is shown beside the call, step by step.
import { SCENARIOS } from './scenarios.ts';

export interface ScenarioCardsProps {
  chosen: string | null;
  onChoose: (id: string | null) => void;
  spoken: boolean;
}

export function ScenarioCards({ chosen, onChoose, spoken }: ScenarioCardsProps) {
  return (
    <section className="scenarios" aria-labelledby="scenarios">
      <div className="section-head">
        <h2 id="scenarios">Something to try</h2>
        <p>
          Choose one and its lines stand beside the call.{' '}
          {spoken ? 'Say them, or click to send them.' : 'Click to send them.'}
        </p>
      </div>
      <ul>
        {SCENARIOS.map(({ id, title, about, steps }) => (
          <li key={id}>
            <button
              type="button"
              className="scenario"
              aria-pressed={chosen === id}
              data-testid={`scenario-${id}`}
              onClick={() => onChoose(chosen === id ? null : id)}
            >
              <span className="scenario-title">{title}</span>
              <span className="scenario-about">{about}</span>
              <span className="scenario-steps">
                {steps.length} lines
                <span className="scenario-mark" aria-hidden="true" />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
