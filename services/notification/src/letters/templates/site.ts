import { template } from './template.ts'

/** The letters that site asks for. */
export const siteTemplates = {
  'operation-failed': template({
    en: {
      subject: 'Something did not work on {siteName}',
      upload: 'Your upload to {siteName} did not go live. What was there before is still served.',
      activate: 'Going back to an earlier release of {siteName} failed. What was there before is still served.',
      push: 'Your push on {siteName} failed. The environment that it was for is as it was before.',
      backup: 'A backup of {siteName} could not be made.',
      restore: 'A backup of {siteName} could not be restored. The environment is as it was before.',
      clone: 'The copy for {siteName} could not be made. The site is there, and empty.',
      other: 'Something that you started on {siteName} could not be finished.',
      environment: 'Environment: {environmentName}',
      startedAt: 'You started it: {startedAt}',
      reference: 'If you ask our support, name this reference: {reference}',
    },
    fr: {
      subject: 'Une opération sur {siteName} a échoué',
      upload: 'Votre envoi vers {siteName} n’a pas été mis en ligne. Le contenu précédent reste servi.',
      activate: 'Le retour à une version antérieure de {siteName} a échoué. Le contenu précédent reste servi.',
      push: 'Votre transfert sur {siteName} a échoué. L’environnement de destination reste inchangé.',
      backup: 'Une sauvegarde de {siteName} n’a pas pu être faite.',
      restore: 'Une sauvegarde de {siteName} n’a pas pu être restaurée. L’environnement reste inchangé.',
      clone: 'La copie pour {siteName} n’a pas pu être faite. Le site existe, mais il est vide.',
      other: 'Une opération que vous avez lancée sur {siteName} n’a pas pu être terminée.',
      environment: 'Environnement : {environmentName}',
      startedAt: 'Vous l’avez lancée : {startedAt}',
      reference: 'Si vous contactez notre assistance, indiquez cette référence : {reference}',
    },
    sv: {
      subject: 'Något gick inte som det skulle på {siteName}',
      upload: 'Din uppladdning till {siteName} publicerades inte. Det som fanns tidigare visas fortfarande.',
      activate:
        'Det gick inte att gå tillbaka till en tidigare version av {siteName}. Det som fanns tidigare visas fortfarande.',
      push: 'Din överföring på {siteName} misslyckades. Målmiljön är som den var.',
      backup: 'En säkerhetskopia av {siteName} kunde inte göras.',
      restore: 'En säkerhetskopia av {siteName} kunde inte återställas. Miljön är som den var.',
      clone: 'Kopian för {siteName} kunde inte göras. Webbplatsen finns, men är tom.',
      other: 'Något som du startade på {siteName} kunde inte slutföras.',
      environment: 'Miljö: {environmentName}',
      startedAt: 'Du startade det: {startedAt}',
      reference: 'Om du kontaktar vår support, ange den här referensen: {reference}',
    },
    sketch: (own, { kind = '', environmentName }) => ({
      subject: own.subject,
      paragraphs: [whatFailed(own, kind), environmentName && own.environment, own.startedAt, own.reference],
    }),
  }),
  'backup-not-proved': template({
    en: {
      subject: 'A backup of {siteName} cannot be relied on',
      text: 'We restored a backup of {siteName} to a scratch place, and what came of it is not what was saved.',
      environment: 'Environment: {environmentName}',
      madeAt: 'The backup was made: {madeAt}',
      otherwise: 'The site itself is served as before. Make a new backup now, and ask our support about this one.',
    },
    fr: {
      subject: 'Une sauvegarde de {siteName} n’est pas fiable',
      text: 'Nous avons restauré une sauvegarde de {siteName} à l’essai, et le résultat n’est pas ce qui avait été sauvegardé.',
      environment: 'Environnement : {environmentName}',
      madeAt: 'Date de la sauvegarde : {madeAt}',
      otherwise:
        'Le site lui-même est servi comme avant. Faites une nouvelle sauvegarde dès maintenant et contactez notre assistance au sujet de celle-ci.',
    },
    sv: {
      subject: 'En säkerhetskopia av {siteName} går inte att lita på',
      text: 'Vi återställde en säkerhetskopia av {siteName} på prov, och resultatet är inte det som sparades.',
      environment: 'Miljö: {environmentName}',
      madeAt: 'Säkerhetskopian gjordes: {madeAt}',
      otherwise: 'Själva webbplatsen visas som förut. Gör en ny säkerhetskopia nu, och fråga vår support om den här.',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.environment, own.madeAt, own.otherwise],
    }),
  }),
}

type Failures = Record<'upload' | 'activate' | 'push' | 'backup' | 'restore' | 'clone' | 'other', string>

function whatFailed(own: Failures, kind: string): string {
  switch (kind) {
    case 'upload':
    case 'activate':
    case 'push':
    case 'backup':
    case 'restore':
    case 'clone':
      return own[kind]
    default:
      return own.other
  }
}
