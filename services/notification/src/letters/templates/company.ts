import { template } from './template.ts'

/** The letters that company asks for. */
export const companyTemplates = {
  invitation: template({
    en: {
      subject: '{inviter} invites you to {companyName}',
      text: '{inviter} would like you to work with {companyName} on Holdfast.',
      role: 'Your role: {role}',
      sites: 'The sites: {siteName}',
      button: 'See the invitation',
      validity: 'The invitation is open until {expiresAt}.',
      otherwise: 'You do not know what this is about? Then do nothing, or decline on the page behind the button.',
    },
    fr: {
      subject: '{inviter} vous invite à rejoindre {companyName}',
      text: '{inviter} souhaite travailler avec vous chez {companyName} sur Holdfast.',
      role: 'Votre rôle : {role}',
      sites: 'Les sites : {siteName}',
      button: 'Voir l’invitation',
      validity: 'L’invitation est ouverte jusqu’au {expiresAt}.',
      otherwise:
        'Vous ne savez pas de quoi il s’agit ? Alors ne faites rien, ou refusez sur la page qui s’ouvre avec le bouton.',
    },
    sv: {
      subject: '{inviter} bjuder in dig till {companyName}',
      text: '{inviter} vill gärna arbeta med dig i {companyName} på Holdfast.',
      role: 'Din roll: {role}',
      sites: 'Webbplatserna: {siteName}',
      button: 'Se inbjudan',
      validity: 'Inbjudan gäller till {expiresAt}.',
      otherwise: 'Vet du inte vad det här handlar om? Gör då ingenting, eller tacka nej på sidan bakom knappen.',
    },
    sketch: (own, { siteName }, words) => ({
      subject: own.subject,
      paragraphs: [own.text, own.role, siteName && own.sites, own.validity, own.otherwise],
      button: { label: own.button, page: 'accept' },
      footer: words.footerInvited,
    }),
  }),
  'role-changed': template({
    en: {
      subject: 'Your role in {companyName} has changed',
      text: '{actor} gave you another role in {companyName}.',
      role: 'Your role now: {role}',
      formerRole: 'Before: {formerRole}',
    },
    fr: {
      subject: 'Votre rôle chez {companyName} a changé',
      text: '{actor} vous a donné un autre rôle chez {companyName}.',
      role: 'Votre rôle maintenant : {role}',
      formerRole: 'Avant : {formerRole}',
    },
    sv: {
      subject: 'Din roll i {companyName} har ändrats',
      text: '{actor} har gett dig en annan roll i {companyName}.',
      role: 'Din roll nu: {role}',
      formerRole: 'Tidigare: {formerRole}',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.role, own.formerRole],
    }),
  }),
  'added-to-site': template({
    en: {
      subject: 'You have a role on sites of {companyName}',
      text: '{actor} gave you this role on sites of {companyName}: {role}',
      sites: 'The sites: {siteName}',
    },
    fr: {
      subject: 'Vous avez un rôle sur des sites de {companyName}',
      text: '{actor} vous a donné ce rôle sur des sites de {companyName} : {role}',
      sites: 'Les sites : {siteName}',
    },
    sv: {
      subject: 'Du har en roll på webbplatser i {companyName}',
      text: '{actor} har gett dig den här rollen på webbplatser i {companyName}: {role}',
      sites: 'Webbplatserna: {siteName}',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.sites],
    }),
  }),
  'removed-from-site': template({
    en: {
      subject: 'You no longer have access to sites of {companyName}',
      text: '{actor} removed you from sites of {companyName}: {siteName}',
      otherwise: 'If you think this is a mistake, talk to an administrator of the company.',
    },
    fr: {
      subject: 'Vous n’avez plus accès à des sites de {companyName}',
      text: '{actor} a retiré votre accès à des sites de {companyName} : {siteName}',
      otherwise: 'Si vous pensez qu’il s’agit d’une erreur, parlez-en à l’administration de l’entreprise.',
    },
    sv: {
      subject: 'Du har inte längre tillgång till webbplatser i {companyName}',
      text: '{actor} har tagit bort dig från webbplatser i {companyName}: {siteName}',
      otherwise: 'Om du tror att det är ett misstag, tala med en administratör på företaget.',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.otherwise],
    }),
  }),
  'member-removed': template({
    en: {
      subject: 'You no longer have access to {companyName}',
      text: '{actor} removed you from {companyName}. Your own account stays as it is.',
      otherwise: 'If you think this is a mistake, talk to an administrator of the company.',
    },
    fr: {
      subject: 'Vous n’avez plus accès à {companyName}',
      text: '{actor} a retiré votre accès à {companyName}. Votre compte personnel reste inchangé.',
      otherwise: 'Si vous pensez qu’il s’agit d’une erreur, parlez-en à l’administration de l’entreprise.',
    },
    sv: {
      subject: 'Du har inte längre tillgång till {companyName}',
      text: '{actor} har tagit bort dig från {companyName}. Ditt eget konto förblir som det är.',
      otherwise: 'Om du tror att det är ett misstag, tala med en administratör på företaget.',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.otherwise],
    }),
  }),
  'ownership-received': template({
    en: {
      subject: 'You now own {companyName}',
      text: '{formerOwner} handed the ownership of {companyName} to you.',
      meaning: 'You alone can now close the company, cancel its plan or hand it on.',
    },
    fr: {
      subject: 'Vous êtes maintenant propriétaire de {companyName}',
      text: '{formerOwner} vous a transmis la propriété de {companyName}.',
      meaning:
        'Désormais, personne d’autre que vous ne peut fermer l’entreprise, résilier son abonnement ou la transmettre.',
    },
    sv: {
      subject: 'Du äger nu {companyName}',
      text: '{formerOwner} har överlåtit ägarskapet för {companyName} till dig.',
      meaning: 'Bara du kan nu stänga företaget, säga upp dess abonnemang eller lämna det vidare.',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.meaning],
    }),
  }),
  'ownership-handed-over': template({
    en: {
      subject: '{companyName} has a new owner',
      text: '{newOwner} now owns {companyName}. You stay on as administrator.',
      otherwise: 'If this was not you, set a new password at once and contact our support.',
    },
    fr: {
      subject: '{companyName} change de propriétaire',
      text: '{newOwner} est maintenant propriétaire de {companyName}. Vous gardez votre rôle d’administration.',
      otherwise:
        'Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe et contactez notre assistance.',
    },
    sv: {
      subject: '{companyName} har en ny ägare',
      text: '{newOwner} äger nu {companyName}. Du är kvar som administratör.',
      otherwise: 'Om det inte var du, byt lösenord genast och kontakta vår support.',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.otherwise],
    }),
  }),
  'ownership-recovered': template({
    en: {
      subject: '{companyName} has a new owner',
      text: '{newOwner} now owns {companyName}. The notice has run out and nobody objected.',
      formerOwner: 'Owner until now: {formerOwner}',
    },
    fr: {
      subject: '{companyName} change de propriétaire',
      text: '{newOwner} est maintenant propriétaire de {companyName}. Le délai est écoulé et personne ne s’y est opposé.',
      formerOwner: 'Propriétaire jusqu’ici : {formerOwner}',
    },
    sv: {
      subject: '{companyName} har en ny ägare',
      text: '{newOwner} äger nu {companyName}. Fristen har gått ut och ingen har invänt.',
      formerOwner: 'Ägare hittills: {formerOwner}',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.formerOwner],
    }),
  }),
  'owner-recovery-started': template({
    en: {
      subject: 'A new owner for {companyName}?',
      text: 'We were asked to make {newOwner} the owner of {companyName}, because the present owner cannot be reached.',
      deadline: 'This happens on {effectiveAt}, unless the owner or an administrator objects before.',
      button: 'See it and object',
      otherwise: 'If it is right, you need not do anything.',
    },
    fr: {
      subject: 'Changement de propriétaire pour {companyName} ?',
      text: 'On nous a demandé de confier la propriété de {companyName} à {newOwner}, car la personne qui la détient aujourd’hui est injoignable.',
      deadline:
        'Cela prendra effet le {effectiveAt}, sauf si cette personne ou l’administration de l’entreprise s’y oppose avant.',
      button: 'Voir et s’opposer',
      otherwise: 'Si tout est en ordre, vous n’avez rien à faire.',
    },
    sv: {
      subject: 'En ny ägare till {companyName}?',
      text: 'Vi har blivit ombedda att göra {newOwner} till ägare av {companyName}, eftersom den nuvarande ägaren inte går att nå.',
      deadline: 'Det sker {effectiveAt}, om inte ägaren eller en administratör invänder innan dess.',
      button: 'Se och invänd',
      otherwise: 'Om det stämmer behöver du inte göra något.',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.deadline, own.otherwise],
      button: { label: own.button, page: 'owner-recovery' },
    }),
  }),
  'owner-recovery-stopped': template({
    en: {
      subject: 'The owner of {companyName} stays',
      objected: 'Somebody objected: {newOwner} does not become the owner of {companyName}. Everything stays as it was.',
      impossible: '{newOwner} can no longer become the owner of {companyName}. Everything stays as it was.',
    },
    fr: {
      subject: '{companyName} ne change pas de propriétaire',
      objected:
        'Quelqu’un s’y est opposé : {newOwner} ne devient pas propriétaire de {companyName}. Tout reste comme avant.',
      impossible: '{newOwner} ne peut plus devenir propriétaire de {companyName}. Tout reste comme avant.',
    },
    sv: {
      subject: '{companyName} behåller sin ägare',
      objected: 'Någon har invänt: {newOwner} blir inte ägare till {companyName}. Allt förblir som det var.',
      impossible: '{newOwner} kan inte längre bli ägare till {companyName}. Allt förblir som det var.',
    },
    sketch: (own, values) => ({
      subject: own.subject,
      paragraphs: [values.cause === 'objected' ? own.objected : own.impossible],
    }),
  }),
  'company-suspended': template({
    en: {
      subject: '{companyName} is suspended',
      text: '{companyName} was suspended. Its sites show a notice, and nothing can be changed or anybody invited.',
      reason: 'Reason: {reason}',
      meaning: 'Reading, exporting, removing members and paying still work.',
    },
    fr: {
      subject: '{companyName} est suspendue',
      text: 'L’entreprise {companyName} a été suspendue. Ses sites affichent un avis ; on ne peut plus rien modifier ni inviter personne.',
      reason: 'Motif : {reason}',
      meaning: 'Lire, exporter, retirer des membres et payer restent possibles.',
    },
    sv: {
      subject: '{companyName} är avstängt',
      text: 'Företaget {companyName} har stängts av. Dess webbplatser visar ett meddelande, inget kan ändras och ingen kan bjudas in.',
      reason: 'Skäl: {reason}',
      meaning: 'Det går fortfarande att läsa, exportera, ta bort medlemmar och betala.',
    },
    sketch: (own, values) => ({
      subject: own.subject,
      paragraphs: [own.text, values.reason && own.reason, own.meaning],
    }),
  }),
  'company-restored': template({
    en: {
      subject: '{companyName} is active again',
      text: 'The suspension of {companyName} has ended. Everything works as before. Good to have you back!',
    },
    fr: {
      subject: '{companyName} est de nouveau active',
      text: 'La suspension de {companyName} est levée. Tout fonctionne comme avant. Heureux de vous retrouver !',
    },
    sv: {
      subject: '{companyName} är aktivt igen',
      text: 'Avstängningen av {companyName} har upphört. Allt fungerar som förut. Roligt att ha er tillbaka!',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text],
    }),
  }),
  'company-closed': template({
    en: {
      subject: '{companyName} was closed',
      text: '{actor} closed {companyName}.',
      meaning: 'Owner, administrators and billing members can still read its invoices and its activity for a while.',
    },
    fr: {
      subject: '{companyName} a été fermée',
      text: '{actor} a fermé l’entreprise {companyName}.',
      meaning:
        'Propriétaire, administration et facturation peuvent encore consulter ses factures et son activité pendant un certain temps.',
    },
    sv: {
      subject: '{companyName} har stängts',
      text: '{actor} har stängt företaget {companyName}.',
      meaning: 'Ägare, administratörer och de som sköter faktureringen kan läsa fakturor och aktivitet ännu en tid.',
    },
    sketch: (own) => ({
      subject: own.subject,
      paragraphs: [own.text, own.meaning],
    }),
  }),
}
