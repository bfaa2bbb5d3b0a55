// How words sound that the model's dictionary has not, in its phones (ARPABET without stress).
export const PRONUNCIATIONS: Readonly<Record<string, string>> = {
  lindqvist: 'L IH N D K V IH S T',
  okafor: 'OW K AH F AO R',
};
