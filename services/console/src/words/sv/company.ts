import type { company as en } from '../en/company.ts'
import type { Translated } from '../sentence.ts'

export const company: Translated<typeof en> = {
  members: {
    everyRole: 'Alla roller',
    invite: 'Bjud in',
    none: 'Ingen passar in på det.',
    person: 'Person',
    role: 'Roll',
    search: 'Sök namn eller adress',
    since: 'Medlem sedan',
    sites: { one: 'På {n} webbplats', other: 'På {n} webbplatser' },
    text: 'Alla som når det här företaget, och vad de får göra.',
    twoFactor: 'Tvåfaktor',
  },
  noLonger: {
    title: 'Du når inte det här företaget',
    text: 'Det finns inte, eller så har din åtkomst tagits bort.',
    link: 'Till dina andra företag',
  },
  owner: 'Ägare',
  roles: { administrator: 'Administratör', developer: 'Utvecklare', billing: 'Fakturering' },
}
