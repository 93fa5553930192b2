/** Swedish words of generated forms. */

export const formSv = {
  yes: "Ja",
  no: "Nej",
  unknown: "Vet ej",
  noneOfThese: "Inget av dessa",
  thereIsNone: "Finns inte",
  choose: "Välj",
  intro: "Svara ja bara om hela frågan stämmer. Välj Vet ej om ni är osäkra; ett obesvarat svar räknas aldrig som nej.",
  sections: "Avsnitt",
  other: "Övrigt",
  progress: (done: number, all: number) => `${done} av ${all}`,
  progressLong: (done: number, all: number) => `${done} av ${all} frågor besvarade`,
  from: "Från",
  to: "Till",
  range: "Uppskatta med ett intervall",
  limits: (low: string, high: string) => `${low}–${high}`,
  year: (index: number) => `År ${index}`,
  row: (index: number) => `Rad ${index}`,
  addRow: "Lägg till rad",
  removeRow: (index: number) => `Ta bort rad ${index}`,
  rowRemoved: "Raden är borttagen.",
  finished: "Alla rader är med",
  evidence: "Underlag",
  evidenceKind: "Slag av underlag",
  evidenceKinds: { document: "Dokument", decision: "Beslut", test: "Test", link: "Länk" } as { [kind: string]: string },
  noEvidence: "Underlag saknas",
  reference: "Beteckning eller diarienummer",
  evidenceDate: "Datum",
  validUntil: "Gäller till och med",
  units: {
    SEK: "kr",
    h: "timmar",
    hours: "timmar",
    "h/year": "timmar per år",
    months: "månader",
    days: "dagar",
    years: "år",
  } as { [unit: string]: string },
};

/** Every wording that generated forms need in a language. */
export type FormWords = typeof formSv;
