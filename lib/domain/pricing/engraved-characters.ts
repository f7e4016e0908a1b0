/** Characters a hand has to cut: code points of the composed text, spaces free. */
export function engravedCharacters(text: string): number {
  return [...text.normalize("NFC")].filter((character) => !/\s/u.test(character)).length;
}
