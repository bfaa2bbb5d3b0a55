// A YAML file that remembers where each value stands, so that every complaint has a line and a column.
import { isCollection, isMap, isNode, isScalar, LineCounter, parseDocument, type Node } from 'yaml';
import type { Path } from './difference.ts';

export interface Place {
  line: number;
  column: number;
}

export interface Problem extends Place {
  message: string;
}

export interface YamlSource {
  content: unknown;
  /** Errors of the YAML itself; then `content` means nothing. */
  problems: readonly Problem[];
  /** Where this value stands, or the nearest value around it. */
  placeOf: (path: Path) => Place;
  /** Where this key stands in the map at the path. */
  placeOfKey: (path: Path, key: string) => Place;
}

export function readYaml(text: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const nodeAt = (path: Path): Node | null => {
    for (let depth = path.length; depth > 0; depth--) {
      const node: unknown = document.getIn(path.slice(0, depth), true);
      if (isNode(node)) return node;
    }
    return document.contents;
  };
  const startOf = (node: Node | null): Place => placeAt(node?.range?.[0] ?? 0);
  return {
    problems: document.errors.map(({ pos, message }) => ({ ...placeAt(pos[0]), message })),
    get content(): unknown {
      const content: unknown = document.toJS();
      return content;
    },
    placeOf: (path) => startOf(nodeAt(path)),
    placeOfKey(path, key) {
      const node = nodeAt(path);
      const pair = isMap(node)
        ? node.items.find((item) => isScalar(item.key) && item.key.value === key)
        : undefined;
      return isScalar(pair?.key) ? startOf(pair.key) : startOf(isCollection(node) ? node : null);
    },
  };
}
