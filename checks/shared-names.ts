/** Exported names that are in two packages, and why they may be. A check says when one no longer is. */
export const sharedNames: Record<string, string> = {
  Config: 'the configuration of each service, named alike so that services read alike',
  configSchema: 'as Config',
  Words: 'texts in a language: of pages in the gateway, of letters in notification',
  en: 'as Words',
  fr: 'as Words',
  languages: 'as Words',
  sv: 'as Words',

  letter: 'the letters of each owner, named alike so that owners read alike',
  letterApi: 'as letter',
  Occasion: 'as letter',
  templates: 'as letter',
  Templates: 'as letter',
  Language: 'as Words',

  VisitorClass: 'who asked for something, as hosts count it: site reads it, billing charges it',
}
