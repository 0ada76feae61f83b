import type { Words } from './en.ts'

export const fr: Words = {
  greeting: 'Bonjour {fullName},',
  greetingNobody: 'Bonjour,',
  somebody: 'quelqu’un',
  copyLink: 'Si le bouton ne fonctionne pas, ouvrez cette adresse :',
  footer: 'Holdfast vous écrit parce que cela concerne votre compte. Les réponses à ce message ne sont pas lues.',
  footerInvited:
    'Holdfast vous écrit parce que quelqu’un a saisi votre adresse. Les réponses à ce message ne sont pas lues.',
  when: 'Quand : {at}',
  device: 'Appareil : {device}',
  place: 'Réseau : {place}',
  notYou:
    'Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe : « Mot de passe oublié ? » sur la page de connexion.',
  roles: {
    administrator: 'Administration',
    developer: 'Développement',
    billing: 'Facturation',
    sites: 'Sur certains sites seulement',
  },
  letters: {
    'confirm-email': {
      subject: 'Confirmez votre adresse',
      text: 'Bienvenue chez Holdfast ! Un clic suffit pour nous dire que cette adresse est bien la vôtre.',
      button: 'Confirmer l’adresse',
      validity: 'Le lien est valable {validity}.',
      otherwise: 'Vous n’avez pas créé de compte ? Alors ne faites rien : sans ce clic, l’adresse reste non confirmée.',
    },
    'address-known': {
      subject: 'Vous avez déjà un compte',
      text: 'Quelqu’un vient d’essayer de s’inscrire avec cette adresse, mais elle a déjà un compte.',
      forgotten: 'Si c’était vous : connectez-vous comme d’habitude, ou choisissez ici un nouveau mot de passe.',
      button: 'Choisir un nouveau mot de passe',
      validity: 'Le lien est valable {validity}.',
      otherwise: 'Si ce n’était pas vous, il n’y a rien à faire. Rien n’a changé.',
    },
    'reset-password': {
      subject: 'Choisissez un nouveau mot de passe',
      text: 'Voici le lien pour choisir un nouveau mot de passe. Toutes les sessions seront alors déconnectées.',
      button: 'Choisir un nouveau mot de passe',
      validity: 'Le lien est valable {validity}, une seule fois.',
      otherwise: 'Vous n’avez rien demandé ? Alors ne faites rien : votre mot de passe reste le même.',
    },
    'password-changed': {
      subject: 'Votre mot de passe a été modifié',
      text: 'Le mot de passe de votre compte a été modifié. Vos autres sessions ont été déconnectées.',
      textByReset:
        'Le mot de passe de votre compte a été redéfini au moyen d’un lien reçu par e-mail. Toutes les sessions ont été déconnectées.',
    },
    'email-change-confirm': {
      subject: 'Confirmez votre nouvelle adresse',
      text: 'Vous souhaitez désormais utiliser cette adresse pour votre compte. Un clic, et c’est fait.',
      button: 'Utiliser cette adresse',
      validity: 'Le lien est valable {validity}.',
      otherwise: 'Cela ne vous dit rien ? Alors ne faites rien : sans ce clic, rien ne change.',
    },
    'email-change-taken': {
      subject: 'Cette adresse a déjà un compte',
      text: 'Quelqu’un a voulu utiliser cette adresse pour un autre compte. Comme elle en a déjà un, rien n’a changé.',
      otherwise: 'Si c’était vous : connectez-vous avec cette adresse, ou choisissez-en une autre pour l’autre compte.',
    },
    'email-change-notice': {
      subject: 'Votre adresse a été modifiée',
      text: 'Votre compte utilise maintenant l’adresse {newEmail}. Nous n’écrirons plus à celle-ci.',
      undo: 'Si ce n’était pas vous, annulez : cette adresse comptera de nouveau et toutes les sessions seront déconnectées.',
      button: 'Annuler le changement',
      validity: 'Le lien est valable {validity}.',
    },
    'email-change-undone': {
      subject: 'Votre adresse est rétablie',
      text: 'Le changement d’adresse a été annulé. Votre compte utilise de nouveau cette adresse et toutes les sessions ont été déconnectées.',
      advice:
        'La personne qui a fait ce changement connaît peut-être votre mot de passe. Choisissez-en un nouveau maintenant.',
      button: 'Choisir un nouveau mot de passe',
      validity: 'Le lien est valable {validity}.',
    },
    'new-sign-in': {
      subject: 'Nouvelle connexion à votre compte',
      text: 'Une connexion à votre compte a eu lieu depuis un endroit ou un appareil que nous ne vous connaissions pas.',
      otherwise: 'Si c’était vous, tout va bien.',
    },
    'two-factor-on': {
      subject: 'La double authentification est activée',
      text: 'Désormais, la connexion demande un code de votre application. Gardez vos codes de secours en lieu sûr.',
    },
    'two-factor-off': {
      subject: 'La double authentification est désactivée',
      text: 'La double authentification a été désactivée pour votre compte. Votre mot de passe suffit maintenant pour vous connecter.',
      textByOperator:
        'Notre assistance a réinitialisé la double authentification de votre compte. Réactivez-la après votre prochaine connexion.',
      notYouByOperator:
        'Si vous n’avez rien demandé, choisissez tout de suite un nouveau mot de passe et contactez notre assistance.',
    },
    'recovery-codes-renewed': {
      subject: 'Nouveaux codes de secours',
      text: 'De nouveaux codes de secours ont été créés pour votre compte. Les anciens ne fonctionnent plus.',
    },
    'recovery-code-used': {
      subject: 'Un code de secours a été utilisé',
      text: 'Un code de secours a été utilisé pour votre compte. Codes restants : {left}.',
      advice: 'Créez-en de nouveaux avant qu’ils ne soient épuisés.',
    },
    'api-key-made': {
      subject: 'Une nouvelle clé d’API',
      text: 'La clé d’API « {keyName} » a été créée en votre nom. Les programmes qui la détiennent agissent pour vous dans votre entreprise.',
      otherwise: 'Si ce n’était pas vous, révoquez-la et mettez fin à vos autres sessions.',
    },
    invitation: {
      subject: '{inviter} vous invite à rejoindre {companyName}',
      text: '{inviter} souhaite travailler avec vous chez {companyName} sur Holdfast.',
      role: 'Votre rôle : {role}',
      button: 'Voir l’invitation',
      validity: 'L’invitation est ouverte jusqu’au {expiresAt}.',
      otherwise:
        'Vous ne savez pas de quoi il s’agit ? Alors ne faites rien, ou refusez sur la page qui s’ouvre avec le bouton.',
    },
    'role-changed': {
      subject: 'Votre rôle chez {companyName} a changé',
      text: '{actor} vous a donné un autre rôle chez {companyName}.',
      role: 'Votre rôle maintenant : {role}',
      formerRole: 'Avant : {formerRole}',
    },
    'member-removed': {
      subject: 'Vous n’avez plus accès à {companyName}',
      text: '{actor} a retiré votre accès à {companyName}. Votre compte personnel reste inchangé.',
      otherwise: 'Si vous pensez qu’il s’agit d’une erreur, parlez-en à l’administration de l’entreprise.',
    },
    'ownership-received': {
      subject: 'Vous êtes maintenant propriétaire de {companyName}',
      text: '{formerOwner} vous a transmis la propriété de {companyName}.',
      meaning:
        'Désormais, personne d’autre que vous ne peut fermer l’entreprise, résilier son abonnement ou la transmettre.',
    },
    'ownership-handed-over': {
      subject: '{companyName} change de propriétaire',
      text: '{newOwner} est maintenant propriétaire de {companyName}. Vous gardez votre rôle d’administration.',
      otherwise:
        'Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe et contactez notre assistance.',
    },
    'ownership-recovered': {
      subject: '{companyName} change de propriétaire',
      text: '{newOwner} est maintenant propriétaire de {companyName}. Le délai est écoulé et personne ne s’y est opposé.',
      formerOwner: 'Propriétaire jusqu’ici : {formerOwner}',
    },
    'owner-recovery-started': {
      subject: 'Changement de propriétaire pour {companyName} ?',
      text: 'On nous a demandé de confier la propriété de {companyName} à {newOwner}, car la personne qui la détient aujourd’hui est injoignable.',
      deadline:
        'Cela prendra effet le {effectiveAt}, sauf si cette personne ou l’administration de l’entreprise s’y oppose avant.',
      button: 'Voir et s’opposer',
      otherwise: 'Si tout est en ordre, vous n’avez rien à faire.',
    },
    'owner-recovery-stopped': {
      subject: '{companyName} ne change pas de propriétaire',
      objected:
        'Quelqu’un s’y est opposé : {newOwner} ne devient pas propriétaire de {companyName}. Tout reste comme avant.',
      impossible: '{newOwner} ne peut plus devenir propriétaire de {companyName}. Tout reste comme avant.',
    },
    'company-suspended': {
      subject: '{companyName} est suspendue',
      text: 'L’entreprise {companyName} a été suspendue. Ses sites affichent un avis ; on ne peut plus rien modifier ni inviter personne.',
      reason: 'Motif : {reason}',
      meaning: 'Lire, exporter, retirer des membres et payer restent possibles.',
    },
    'company-restored': {
      subject: '{companyName} est de nouveau active',
      text: 'La suspension de {companyName} est levée. Tout fonctionne comme avant. Heureux de vous retrouver !',
    },
    'company-closed': {
      subject: '{companyName} a été fermée',
      text: '{actor} a fermé l’entreprise {companyName}.',
      meaning:
        'Propriétaire, administration et facturation peuvent encore consulter ses factures et son activité pendant un certain temps.',
    },
  },
}
