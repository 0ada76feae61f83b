import type { account as en } from '../en/account.ts'
import type { Translated } from '../sentence.ts'

export const account: Translated<typeof en> = {
  code: 'Kod',
  codeHint: 'Från din autentiseringsapp, eller en återställningskod.',
  email: 'E-postadress',
  newCompany: { title: 'Skapa ett företag' },
  password: 'Lösenord',
  signIn: {
    title: 'Logga in',
    button: 'Logga in',
    ended: 'Din session är slut. Logga in, så kommer du tillbaka dit där du var.',
    forgotten: 'Glömt lösenordet?',
    noAccount: 'Ny här?',
    signUp: 'Skapa konto',
  },
  welcome: {
    title: 'Välkommen',
    text: 'Du når inget företag än. Skapa ett för dina webbplatser, eller be någon att bjuda in dig.',
  },
}
