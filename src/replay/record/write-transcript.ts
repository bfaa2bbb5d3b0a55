// A transcript as the YAML that people write: short things on one line, long ones below each other.
import { Document, isCollection, visit } from 'yaml';
import type { TranscriptInput } from '../transcript-format.ts';

const WIDTH = 110;
/** Longer than this and a map or list is written item by item. */
const ON_ONE_LINE = 90;
const ALWAYS_BELOW = ['turns', 'model', 'given', 'end'];

export function writeTranscript(transcript: TranscriptInput): string {
  const document = new Document(transcript, { aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_key, { key, value }) => {
      const fits = isCollection(value) && JSON.stringify(value.toJSON()).length <= ON_ONE_LINE;
      if (isCollection(value)) value.flow = fits && !ALWAYS_BELOW.includes(String(key));
    },
    Seq: (_key, { items }) => {
      for (const item of items) {
        if (!isCollection(item)) continue;
        const single = item.items.length === 1;
        item.flow = !single && JSON.stringify(item.toJSON()).length <= ON_ONE_LINE;
      }
    },
  });
  return document.toString({ lineWidth: WIDTH, flowCollectionPadding: true });
}
