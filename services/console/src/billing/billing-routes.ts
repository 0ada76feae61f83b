import type { RouteObject } from 'react-router'
import { page } from '../app/page-route.ts'
import { paths } from '../paths.ts'

export const billingRoutes: RouteObject[] = [
  page(paths.plan, () => import('./plan.tsx')),
  page(paths.invoices, () => import('./invoices.tsx')),
  page(paths.invoice, () => import('./invoice.tsx')),
  page(paths.statement, () => import('./statement.tsx')),
  page(paths.payments, () => import('./payments.tsx')),
  page(paths.billingContacts, () => import('./billing-contacts.tsx')),
]
