import type { IssuedInvoice, LineTextKey } from '../invoices/invoice.ts'

export type DocumentLocale = IssuedInvoice['locale']
type Sentence = Readonly<Record<DocumentLocale, string>>

/** What stands on the printed page beside the data. */
export const labels = {
  invoice: { en: 'Invoice', fr: 'Facture', sv: 'Faktura' },
  creditNote: { en: 'Credit note', fr: 'Avoir', sv: 'Kreditfaktura' },
  billTo: { en: 'Bill to', fr: 'Facturé à', sv: 'Faktureras till' },
  from: { en: 'From', fr: 'De', sv: 'Från' },
  number: { en: 'Number', fr: 'Numéro', sv: 'Nummer' },
  issuedOn: { en: 'Date', fr: 'Date', sv: 'Datum' },
  taxPointOn: { en: 'Date of supply', fr: 'Date d’exigibilité', sv: 'Leveransdatum' },
  dueOn: { en: 'Due date', fr: 'Échéance', sv: 'Förfallodatum' },
  period: { en: 'Period', fr: 'Période', sv: 'Period' },
  purchaseOrder: { en: 'Purchase order', fr: 'Bon de commande', sv: 'Inköpsorder' },
  buyerReference: { en: 'Your reference', fr: 'Votre référence', sv: 'Er referens' },
  corrects: { en: 'Corrects invoice', fr: 'Rectifie la facture', sv: 'Avser faktura' },
  registrationId: { en: 'Registration no.', fr: 'N° d’immatriculation', sv: 'Organisationsnr' },
  vatId: { en: 'VAT no.', fr: 'N° de TVA', sv: 'Momsreg.nr' },
  taxRegistrationId: { en: 'Tax registration', fr: 'Identification fiscale', sv: 'Skatteregistrering' },
  description: { en: 'Description', fr: 'Désignation', sv: 'Beskrivning' },
  quantity: { en: 'Quantity', fr: 'Quantité', sv: 'Antal' },
  unitPrice: { en: 'Unit price', fr: 'Prix unitaire', sv: 'À-pris' },
  vat: { en: 'VAT', fr: 'TVA', sv: 'Moms' },
  amount: { en: 'Amount', fr: 'Montant', sv: 'Belopp' },
  vatRate: { en: 'VAT rate', fr: 'Taux de TVA', sv: 'Momssats' },
  vatBase: { en: 'Net', fr: 'Base HT', sv: 'Netto' },
  vatAmount: { en: 'VAT', fr: 'TVA', sv: 'Moms' },
  notTaxed: { en: 'Not taxed', fr: 'Non taxé', sv: 'Ej moms' },
  net: { en: 'Total without VAT', fr: 'Total HT', sv: 'Summa exkl. moms' },
  vatTotal: { en: 'Total VAT', fr: 'Total TVA', sv: 'Summa moms' },
  gross: { en: 'Total with VAT', fr: 'Total TTC', sv: 'Summa inkl. moms' },
  prepaid: { en: 'Paid with credit', fr: 'Réglé par avoir', sv: 'Betalt med tillgodohavande' },
  due: { en: 'To be paid', fr: 'Net à payer', sv: 'Att betala' },
  credited: { en: 'Credited', fr: 'Montant crédité', sv: 'Krediteras' },
  payment: { en: 'Payment', fr: 'Règlement', sv: 'Betalning' },
  accountName: { en: 'Account holder', fr: 'Titulaire', sv: 'Kontohavare' },
  reference: { en: 'Reference', fr: 'Référence', sv: 'Referens' },
} as const satisfies Record<string, Sentence>

export const sentences = {
  payBy: {
    en: 'Please transfer {amount} by {date} and give the reference.',
    fr: 'Merci de virer {amount} au plus tard le {date} en indiquant la référence.',
    sv: 'Betala {amount} senast den {date} och ange referensen.',
  },
  nothingDue: {
    en: 'Nothing is left to be paid.',
    fr: 'Il ne reste rien à payer.',
    sv: 'Det finns inget kvar att betala.',
  },
  creditedToAccount: {
    en: 'The amount is credited to your account and used for what becomes due next.',
    fr: 'Ce montant est porté au crédit de votre compte et imputé sur les prochaines échéances.',
    sv: 'Beloppet krediteras ert konto och används till det som härnäst förfaller.',
  },
  page: { en: 'Page {page} of {pages}', fr: 'Page {page} sur {pages}', sv: 'Sida {page} av {pages}' },
  subject: {
    en: '{kind} {number} of {date}',
    fr: '{kind} {number} du {date}',
    sv: '{kind} {number} den {date}',
  },
} as const satisfies Record<string, Sentence>

/** A sentence for each thing that an invoice charges or takes off. `…On` is a date. */
export const lineTexts: Readonly<Record<LineTextKey, Sentence>> = {
  plan: { en: 'Plan {planName}', fr: 'Formule {planName}', sv: 'Abonnemang {planName}' },
  'plan-from-change': {
    en: 'Plan {planName}, from the change on',
    fr: 'Formule {planName}, à partir du changement',
    sv: 'Abonnemang {planName}, från bytet',
  },
  'plan-unused': {
    en: 'Plan {planName}, unused part',
    fr: 'Formule {planName}, part non utilisée',
    sv: 'Abonnemang {planName}, outnyttjad del',
  },
  'premium-staging': {
    en: 'Premium staging of {siteName}',
    fr: 'Préproduction premium de {siteName}',
    sv: 'Premium-staging för {siteName}',
  },
  'visits-overage': {
    en: 'Visits above what plan {planName} includes',
    fr: 'Visites au-delà de la formule {planName}',
    sv: 'Besök utöver abonnemanget {planName}',
  },
  'bytes-overage': {
    en: 'Traffic above what plan {planName} includes',
    fr: 'Trafic au-delà de la formule {planName}',
    sv: 'Trafik utöver abonnemanget {planName}',
  },
  adjustment: { en: 'Adjustment: {reason}', fr: 'Régularisation : {reason}', sv: 'Justering: {reason}' },
}

/** Why there is no VAT; the code of the VATEX list stands beside it in the structured document. */
export const exemptionTexts: Readonly<Record<string, Sentence>> = {
  'reverse-charge': {
    en: 'Reverse charge: VAT is owed by the buyer (articles 44 and 196 of Directive 2006/112/EC).',
    fr: 'Autoliquidation : TVA due par le preneur (articles 44 et 196 de la directive 2006/112/CE).',
    sv: 'Omvänd betalningsskyldighet: köparen redovisar moms (artiklarna 44 och 196 i direktiv 2006/112/EG).',
  },
  'outside-scope': {
    en: 'Not subject to VAT: the service is supplied outside the European Union (article 44 of Directive 2006/112/EC).',
    fr: 'Non soumis à la TVA : service fourni hors de l’Union européenne (article 44 de la directive 2006/112/CE).',
    sv: 'Omfattas inte av moms: tjänsten tillhandahålls utanför EU (artikel 44 i direktiv 2006/112/EG).',
  },
  exempt: {
    en: 'Exempt from VAT.',
    fr: 'Exonéré de TVA.',
    sv: 'Undantaget från moms.',
  },
}

/** What else an invoice says. */
export const noteTexts: Readonly<Record<string, Sentence>> = {
  free: { en: '{text}', fr: '{text}', sv: '{text}' },
  'vat-of-credit-note': {
    en: 'Takes back the VAT of credit note {number}, because your VAT ID has been found valid since.',
    fr: 'Reprend la TVA de l’avoir {number}, car votre numéro de TVA a été reconnu valide depuis.',
    sv: 'Återtar momsen på kreditfaktura {number}, eftersom ert momsregistreringsnummer sedan dess har visat sig giltigt.',
  },
}

export const unitTexts: Readonly<Record<'C62' | 'MON' | 'ANN' | 'DAY' | 'GB', Sentence>> = {
  C62: { en: '', fr: '', sv: '' },
  MON: { en: 'mo.', fr: 'mois', sv: 'mån' },
  ANN: { en: 'yr', fr: 'an', sv: 'år' },
  DAY: { en: 'd', fr: 'j', sv: 'd' },
  GB: { en: 'GB', fr: 'Go', sv: 'GB' },
}

/** A missing sentence or value is a bug: nothing may be issued that cannot be said. */
export function say(
  sentences: Readonly<Record<string, Sentence>>,
  { key, values }: { key: string; values: Readonly<Record<string, string>> },
  locale: DocumentLocale,
): string {
  const sentence = Object.hasOwn(sentences, key) ? sentences[key]![locale] : undefined
  if (sentence === undefined) throw new Error(`no sentence ${key}`)
  return fill(sentence, values)
}

export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw new Error(`no value ${name} for: ${sentence}`)
    return values[name]!
  })
}
