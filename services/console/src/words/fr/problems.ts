import type { problems as en } from '../en/problems.ts'
import type { Translated } from '../sentence.ts'

export const problems: Translated<typeof en> = {
  'code-needed': 'Tapez aussi le code de votre application d’authentification.',
  'not-found': 'Cela n’existe pas, ou plus.',
  'sign-in-failed': 'L’adresse, le mot de passe ou le code est faux, ou l’adresse n’est pas encore confirmée.',
  unreachable: 'Rien n’a répondu. Êtes-vous en ligne ? Ce que vous avez fait n’est pas perdu : réessayez.',
  otherwise: 'Cela n’a pas marché.',
}
