// Reads rule bodies in JSGF's notation: words, <rules>, | between alternatives, (groups), [options] and a + for "again".

export type Expression =
  | { kind: 'word'; word: string }
  | { kind: 'rule'; name: string }
  | { kind: 'sequence'; parts: readonly Expression[] }
  | { kind: 'choice'; parts: readonly Expression[] }
  | { kind: 'optional'; part: Expression }
  | { kind: 'repeated'; part: Expression };

const TOKEN = /<(\w+)>|([a-z][a-z']*)|([|()[\]+])/y;

/** @throws Error that shows where the body is wrong. */
export function parseRule(body: string): Expression {
  const tokens = tokensOf(body);
  let at = 0;

  function choice(): Expression {
    const parts = [sequence()];
    while (tokens[at] === '|') {
      at++;
      parts.push(sequence());
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'choice', parts };
  }

  function sequence(): Expression {
    const parts: Expression[] = [];
    for (let token = tokens[at]; token !== undefined && !['|', ')', ']'].includes(token); token = tokens[at])
      parts.push(repeatable());
    if (parts.length === 0) throw wrong(body, at);
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'sequence', parts };
  }

  function repeatable(): Expression {
    const part = single();
    if (tokens[at] !== '+') return part;
    at++;
    return { kind: 'repeated', part };
  }

  function single(): Expression {
    const token = tokens[at++] ?? '';
    if (token === '(') return closed(')', choice());
    if (token === '[') return { kind: 'optional', part: closed(']', choice()) };
    if (token.startsWith('<')) return { kind: 'rule', name: token.slice(1, -1) };
    if (token === '+') throw wrong(body, at);
    return { kind: 'word', word: token };
  }

  function closed(bracket: string, inside: Expression): Expression {
    if (tokens[at++] !== bracket) throw wrong(body, at);
    return inside;
  }

  const whole = choice();
  if (at < tokens.length) throw wrong(body, at);
  return whole;
}

function tokensOf(body: string): string[] {
  const tokens: string[] = [];
  const text = body.replace(/\s+/g, ' ').trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    if (text[TOKEN.lastIndex] === ' ') {
      TOKEN.lastIndex++;
      continue;
    }
    const [token] = TOKEN.exec(text) ?? [];
    if (token === undefined) throw wrong(body, tokens.length);
    tokens.push(token);
  }
  return tokens;
}

function wrong(body: string, token: number): Error {
  return new Error(`A rule of the ear's grammar is wrong near its token ${token + 1}: ${body}`);
}
