import type { RouteObject } from 'react-router'
import { page } from '../app/page-route.ts'
import { paths } from '../paths.ts'

/** Pages that need nobody signed in. */
export const visitorRoutes: RouteObject[] = [
  page(paths.signIn, () => import('./sign-in.tsx')),
  page(paths.signUp, () => import('./sign-up.tsx')),
  page(paths.forgottenPassword, () => import('./forgotten-password.tsx')),
  page(paths.confirmEmail, () => import('./confirm-email.tsx')),
  page(paths.resetPassword, () => import('./reset-password.tsx')),
  page(paths.confirmEmailChange, () => import('./confirm-email-change.tsx')),
  page(paths.undoEmailChange, () => import('./undo-email-change.tsx')),
  page(paths.undoTwoFactor, () => import('./undo-two-factor.tsx')),
  page(paths.accept, () => import('./accept.tsx')),
  page(paths.ownerRecovery, () => import('./owner-recovery.tsx')),
  page(paths.confirmPayment, () => import('../billing/confirm-payment.tsx')),
]

/** Pages of a person, outside all companies. */
export const personRoutes: RouteObject[] = [
  page(paths.home, () => import('./home.tsx')),
  page(paths.permissions, () => import('../company/who-can/permissions.tsx')),
]
