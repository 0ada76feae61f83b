/** Exported names that are in two packages, and why they may be. A check says when one no longer is. */
export const sharedNames: Record<string, string> = {
  Config: 'the configuration of each service, named alike so that services read alike',
  configSchema: 'as Config',
  languages: 'texts in a language: of letters in notification, of documents in billing',

  letter: 'the letters of each owner, named alike so that owners read alike',
  letterApi: 'as letter',
  Occasion: 'as letter',
  templates: 'as letter',
  Templates: 'as letter',
  Language: 'as languages',

  VisitorClass: 'who asked for something, as hosts count it: site reads it, billing charges it',
}
