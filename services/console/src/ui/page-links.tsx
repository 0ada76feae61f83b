import { useEffect, useRef } from 'react'
import { Link } from 'react-router'

/** The way between pages that belong together. Where they do not all find room, the present one is moved into view. */
export function PageLinks({
  label,
  links,
}: {
  label: string
  links: { to: string; label: string; isHere: boolean }[]
}) {
  const nav = useRef<HTMLElement>(null)
  const here = links.findIndex(({ isHere }) => isHere)
  useEffect(() => {
    const link = nav.current?.children[here]
    if (nav.current && link instanceof HTMLElement) nav.current.scrollLeft = link.offsetLeft - nav.current.offsetLeft
  }, [here])
  return (
    <nav ref={nav} className="page-links" aria-label={label}>
      {links.map(({ to, label: name, isHere }) => (
        <Link key={to} to={to} aria-current={isHere ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
