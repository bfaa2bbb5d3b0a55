// How agents are called in what people see.

/** The agent who brings the company's people in: a machine as the others are. */
export const HUMAN = 'human';

/** "after_hours" → "after hours", in the middle of a sentence. Who brings people in is told from them. */
export function agentWords(name: string): string {
  return (name === HUMAN ? 'reception' : name).replaceAll(/[_-]/g, ' ');
}

/** "after_hours" → "After hours" */
export function agentTitle(name: string): string {
  const words = agentWords(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
