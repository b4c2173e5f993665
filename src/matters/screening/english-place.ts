// Where a matter is, in English: names of roads, estates and villages as people in town spell them.

const word = "[A-Z][A-Za-z']{1,20}";
const kinds =
  'Roads?|Rd|Streets?|St|Lane|Close|Avenue|Ave|Alley|Estate|Gardens?|Square|Village|Xincun|Town|County|Station|Stop|Bridge|Park|School|Kindergarten|Primary|College|Hospital|Clinic|Court|Tower|Plaza|Mall|Building|Apartments|Homes|Market|Wharf|Pier|Bay|Valley|Lake|Hall|Center|Centre|Cinema|Underpass|Reservoir|Gate|District|Bar|Hotel|Factory';
/** Guifeng Road, Riverside Block C, Jinshui Metro Exit C. */
const withKind = new RegExp(`\\b(?:${word} ){1,4}(?:${kinds}|village|estate|stop|school|market|bridge|station)\\b(?: (?:[Bb]lock|[Ee]xit|[Bb]uilding|[Tt]ower|No\\.?|[Gg]ate|stop) ?[A-Z0-9]{1,4})?`);
/** Behind what leads to a place: near Hongjiabu. */
const led = new RegExp(`\\b(?:in|at|near|outside|behind|opposite|inside|beside|around) (${word}(?: (?:${word}|[A-HJ-Z0-9]\\b)){0,3})`);
/** Begins a sentence or names a day, and no place. */
const noName = /^(?:The|This|That|There|These|Those|My|Our|Your|His|Her|Their|I|We|You|He|She|It|Dear|Hello|Hi|And|But|When|Where|Why|How|What|Every|Each|Some|Please|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|China|Chinese|English|Mandarin) ?/;

export function englishPlaceIn(text: string): string | null {
  return named(withKind.exec(text)?.[0]) ?? named(led.exec(text)?.[1]);
}

function named(found: string | undefined): string | null {
  const name = found?.replace(noName, '') ?? '';
  return name.length < 4 || (found !== name && !name.includes(' ')) ? null : name;
}
