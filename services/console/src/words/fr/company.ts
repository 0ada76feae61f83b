import type { company as en } from '../en/company.ts'
import type { Translated } from '../sentence.ts'

export const company: Translated<typeof en> = {
  members: {
    everyRole: 'Tous les rôles',
    invite: 'Inviter',
    none: 'Personne ne correspond.',
    person: 'Personne',
    role: 'Rôle',
    search: 'Chercher un nom ou une adresse',
    since: 'Membre depuis',
    sites: { one: 'Sur {n} site', other: 'Sur {n} sites' },
    text: 'Toutes les personnes qui accèdent à cette société, et ce qu’elles peuvent faire.',
    twoFactor: 'Deux facteurs',
  },
  noLonger: {
    title: 'Vous n’accédez pas à cette société',
    text: 'Elle n’existe pas, ou votre accès vous a été retiré.',
    link: 'Vers vos autres sociétés',
  },
  owner: 'Propriétaire',
  roles: { administrator: 'Administrateur', developer: 'Développeur', billing: 'Facturation' },
}
