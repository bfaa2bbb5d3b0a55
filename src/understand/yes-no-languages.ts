// A plain yes or no in another language, put into English. Whole answers only: "da" inside a sentence is none.

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const AGREEING = setOf(`sí si claro vale dale adelante correcto exacto perfecto acuerdo supuesto
  oui ouais sûr accord volontiers parfait exactement entendu bien ja jawohl genau natürlich gerne gern ordnung stimmt richtig klar
  sì certo esatto sim isso da да конечно хорошо ладно tak dobrze oczywiście ναι はい ええ うん 是 是的 对 好 好的 可以
  네 예 좋아요 그래요 हाँ हां जी ठीक نعم أجل تمام طيب opo oo sige vâng đúng evet tamam kyllä`);
const REFUSING = setOf(
  `non nein nee não nie нет ні いいえ 不 不要 不用 아니요 아니 नहीं لا không hayır ei nej`,
);
const COURTEOUS =
  setOf(`por favor gracias muchas señor señora señorita s' il vous plaît merci monsieur madame bitte danke schön
  sehr per favore grazie obrigado obrigada пожалуйста спасибо proszę dziękuję お願いします 请 谢谢 감사합니다 शुक्रिया شكرا po salamat lütfen`);
/** "Claro que sí", "está bien", "d'accord", "in Ordnung", "va bene". */
const JOINING = setOf(`que está es eso de d' ça va bene in das ist bien très है`);
const ENGLISH = setOf(`yes yeah ok okay please thanks thank you go ahead cancel it that do`);

const WORDS = /\p{L}[\p{L}\p{M}]*'?/gu;

/** "Sí, por favor" as "yes please"; anything else as it is. */
export function inEnglish(text: string): string {
  const words = text.normalize('NFC').toLowerCase().replaceAll('’', "'").match(WORDS) ?? [];
  const within = (...sets: readonly ReadonlySet<string>[]) =>
    words.every((word) => sets.some((known) => known.has(word)));
  if (words.some((word) => AGREEING.has(word)) && within(AGREEING, COURTEOUS, JOINING, ENGLISH))
    return words.some((word) => word === 'no') ? text : ['yes', ...words.filter(isEnglish)].join(' ');
  const refuses = words.some((word) => REFUSING.has(word));
  return refuses && within(REFUSING, COURTEOUS) ? 'no' : text;
}

function isEnglish(word: string): boolean {
  return ENGLISH.has(word);
}
