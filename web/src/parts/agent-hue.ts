// Each agent has a colour of its own, the same on every page and in every call.
const USUAL: Record<string, number> = {
  verification: 0,
  scheduling: 1,
  billing: 2,
  cancellation: 3,
  human: 4,
};
/** As many as styles/tokens.css has. */
const HUES = 6;

/** The class that sets --hue for whatever is inside. */
export function agentHue(agent: string): string {
  const letters = Array.from(agent).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7);
  return `hue-${USUAL[agent] ?? letters % HUES}`;
}
