import type { Words } from './en.ts'

export const fr: Words = {
  greeting: 'Bonjour {fullName},',
  greetingNobody: 'Bonjour,',
  somebody: 'quelqu’un',
  unnamed: '(sans nom)',
  copyLink: 'Si le bouton ne fonctionne pas, ouvrez cette adresse :',
  footer: 'Holdfast vous écrit parce que cela concerne votre compte. Les réponses à ce message ne sont pas lues.',
  footerInvited:
    'Holdfast vous écrit parce que quelqu’un a saisi votre adresse. Les réponses à ce message ne sont pas lues.',
  footerContact:
    'Holdfast vous envoie ce message parce que votre adresse est enregistrée pour les factures de {companyName}. Personne ne lit les réponses.',
  when: 'Quand : {at}',
  device: 'Appareil : {device}',
  browserOnSystem: '{browser} sous {system}',
  place: 'Réseau : {place}',
  notYou:
    'Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe : « Mot de passe oublié ? » sur la page de connexion.',
  actsBefore: 'Voici ce qui a été fait avec votre compte avant que vous ne le repreniez :',
  actsMore: 'Et d’autres choses, plus anciennes.',
  acts: {
    'two-factor-on': 'la double authentification a été activée.',
    'two-factor-off': 'la double authentification a été désactivée.',
    'recovery-codes-renewed': 'de nouveaux codes de secours ont été créés.',
    'password-changed': 'le mot de passe a été modifié.',
    'address-changed': 'l’adresse a été modifiée.',
    'profile-changed': 'le nom ou la langue ont été modifiés.',
    'key-made': 'la clé d’API « {keyName} » a été créée. Elle ne fonctionne plus.',
    'company-created': 'l’entreprise « {companyName} » a été créée.',
    'company-changed': 'les paramètres de « {companyName} » ont été modifiés.',
    'company-closed': 'l’entreprise « {companyName} » a été fermée.',
    'company-joined': 'le compte a rejoint « {companyName} ».',
    'company-left': 'le compte a quitté « {companyName} ».',
    'ownership-transferred': 'l’entreprise « {companyName} » a été transférée à {member}.',
    'member-invited': '{email} a reçu une invitation à rejoindre « {companyName} ».',
    'invitation-copied': 'le lien de l’invitation de {email} à rejoindre « {companyName} » a été copié.',
    'member-added': '{member} a été ajouté à « {companyName} ».',
    'member-removed': '{member} a été retiré de « {companyName} ».',
    'role-changed': '{member} a reçu un autre rôle dans « {companyName} ».',
    otherwise: 'autre chose a été modifié.',
  },
  roles: {
    administrator: 'Administration',
    developer: 'Développement',
    billing: 'Facturation',
    sites: 'Sur certains sites seulement',
  },
}
