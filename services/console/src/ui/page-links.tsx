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
    const around = nav.current
    const link = around?.children[here]
    if (!around || !(link instanceof HTMLElement)) return
    // Told at once, too.
    const observer = new ResizeObserver(() => {
      around.scrollLeft = link.offsetLeft - around.offsetLeft
    })
    observer.observe(around)
    return () => observer.disconnect()
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
