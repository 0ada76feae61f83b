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
  when: 'Quand : {at}',
  device: 'Appareil : {device}',
  browserOnSystem: '{browser} sous {system}',
  place: 'Réseau : {place}',
  notYou:
    'Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe : « Mot de passe oublié ? » sur la page de connexion.',
  roles: {
    administrator: 'Administration',
    developer: 'Développement',
    billing: 'Facturation',
    sites: 'Sur certains sites seulement',
  },
}
