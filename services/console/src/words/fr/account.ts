import type { account as en } from '../en/account.ts'
import type { Translated } from '../sentence.ts'

export const account: Translated<typeof en> = {
  code: 'Code',
  codeHint: 'De votre application d’authentification, ou un code de secours.',
  email: 'Adresse e-mail',
  newCompany: { title: 'Créer une société' },
  password: 'Mot de passe',
  signIn: {
    title: 'Se connecter',
    button: 'Se connecter',
    ended: 'Votre session est terminée. Connectez-vous, et vous revenez où vous étiez.',
    forgotten: 'Mot de passe oublié ?',
    noAccount: 'Nouveau ici ?',
    signUp: 'S’inscrire',
  },
  welcome: {
    title: 'Bienvenue',
    text: 'Vous n’accédez encore à aucune société. Créez-en une pour vos sites, ou demandez une invitation à quelqu’un.',
  },
}
