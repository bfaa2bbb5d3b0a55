// A model's sentence as it can be spoken: without markdown, emoji and other signs that a voice would stumble over.

/** '' when there is nothing to speak: no letter and no digit. */
export function speakable(sentence: string): string {
  const plain = sentence
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]+/gu, ' ')
    // Headings, quotes, list marks and table rules at the beginning of a line.
    .replace(/^\s*(?:#{1,6}\s+|>\s+|[-*+•◦▪–—]\s+|\d{1,2}[.)]\s+(?=\p{Lu}))+/u, '')
    .replace(/^\s*(?:assistant|agent|ai|bot|response|answer)\s*:\s*/i, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`+)/g, '')
    .replace(/(^|[\s("'])[*_](?=\S)|(?<=\S)[*_](?=$|[\s.,;:!?)"'])/g, '$1')
    .replace(/\s*\|\s*/g, ', ')
    .replace(/[\p{Extended_Pictographic}\u{1F3FB}-\u{1F3FF}\u{FE0F}\u{20E3}]+/gu, '')
    .replace(/[\\^~=<>{}[\]]+/g, ' ')
    .replace(/\s+([.,;:!?])/g, '$1')
    .replace(/^[\s,;:]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(plain) ? plain : '';
}
