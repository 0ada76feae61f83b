import { Navigate } from 'react-router'
import { linkTo } from '../app/links.ts'
import { paths } from '../paths.ts'
import { useCompany } from './company-context.ts'
import { isPageFor } from './pages.ts'

/** The first page that the person may see: sites, or the plan for whoever sees the money only. */
export default function CompanyHome() {
  const inside = useCompany()
  const first = ([paths.sites, paths.plan, paths.invoices] as const).find((path) => isPageFor(path, inside))
  return <Navigate to={linkTo(first ?? paths.companySettings, { companyId: inside.companyId })} replace />
}
