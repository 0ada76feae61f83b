import { useLocation } from 'react-router'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { isPageFor } from '../company/pages.ts'
import { paths } from '../paths.ts'
import { PageLinks } from '../ui/page-links.tsx'
import { useWords } from '../words/words.tsx'

const pages = ['invoices', 'payments', 'statement', 'billingContacts'] as const

/** The way between the pages about money. */
export function MoneyPages() {
  const { words } = useWords()
  const inside = useCompany()
  const { companyId } = inside
  const { pathname } = useLocation()
  const links = pages
    .filter((name) => isPageFor(paths[name], inside))
    .map((name) => {
      const to = linkTo(paths[name], { companyId })
      return { to, label: words.billing.pages[name], isHere: pathname === to }
    })
  return <PageLinks label={words.billing.pages.label} links={links} />
}
