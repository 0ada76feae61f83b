import type { Words } from './en.ts'

export const sv: Words = {
  greeting: 'Hej {fullName}!',
  greetingNobody: 'Hej!',
  somebody: 'någon',
  unnamed: '(utan namn)',
  copyLink: 'Om knappen inte fungerar, öppna den här adressen:',
  footer: 'Holdfast skickar det här för att det gäller ditt konto. Ingen läser svar på det.',
  footerInvited: 'Holdfast skickar det här för att någon har angett din adress. Ingen läser svar på det.',
  when: 'När: {at}',
  device: 'Enhet: {device}',
  browserOnSystem: '{browser} på {system}',
  place: 'Nätverk: {place}',
  notYou: 'Om det inte var du, byt lösenord genast: välj ”Glömt lösenordet?” där du loggar in.',
  roles: {
    administrator: 'Administratör',
    developer: 'Utvecklare',
    billing: 'Fakturering',
    sites: 'Bara på enskilda webbplatser',
  },
}
