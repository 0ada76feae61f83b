const KEY = 'recent-companies'
const MOST = 20

function recent(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

/** Remembers in this browser that the company was looked at now. */
export function remember(companyId: string): void {
  localStorage.setItem(KEY, JSON.stringify([companyId, ...recent().filter((id) => id !== companyId)].slice(0, MOST)))
}

/** The company is out of reach. */
export function forget(companyId: string): void {
  localStorage.setItem(KEY, JSON.stringify(recent().filter((id) => id !== companyId)))
}

/** The companies looked at last come first, then all others by name. */
export function recentFirst<C extends { companyId: string; name: string }>(companies: C[]): C[] {
  const ids = recent()
  const rank = ({ companyId }: C) => (ids.includes(companyId) ? ids.indexOf(companyId) : MOST)
  return companies.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}
