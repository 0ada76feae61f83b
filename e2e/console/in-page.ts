// Questions about one element, which are asked inside the page: each is sent there as text, and knows no name of this file.

// biome-ignore lint/suspicious/noExplicitAny: elements of the page, whose types are not known here
type InPage = any

export function hasFocus(element: InPage): boolean {
  return element === element.ownerDocument.activeElement
}

export function holdsFocus(element: InPage): boolean {
  return element.contains(element.ownerDocument.activeElement)
}

/** One that is gone, or waits, cannot have the focus. */
export function isGone(element: InPage): boolean {
  return !element.isConnected || element.matches(':disabled')
}

/** What the focus goes back to when what this opened closes. An entry of a menu goes with it, and its button stays. */
export function openerOf(element: InPage): InPage {
  const id = element.closest('[role=menu]')?.getAttribute('aria-labelledby')
  return id ? element.ownerDocument.getElementById(id) : element
}

/** What a control looks like, with what stands around it: some show their focus on a label, or on a frame. */
export function looksOf(element: InPage): string {
  const around = [element.previousElementSibling, element.nextElementSibling, ...(element.labels ?? [])]
  for (let at = element, step = 0; at && step < 5; at = at.parentElement, step++) around.push(at)
  const looks = around.filter(Boolean).map((one: InPage) => {
    const style = one.ownerDocument.defaultView.getComputedStyle(one)
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = style
    const outline = outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineWidth} ${outlineColor}`
    return [outline, boxShadow, borderColor, backgroundColor].join(', ')
  })
  return looks.join('; ')
}

/** Radio buttons are one stop: arrows choose among them. */
export function groupHasFocus(radio: InPage): boolean {
  const { activeElement } = radio.ownerDocument
  if (radio.type === 'radio') return activeElement.type === 'radio' && activeElement.name === radio.name
  return activeElement.matches('[role=radio]') && radio.closest('[role=radiogroup]').contains(activeElement)
}

export function isRadio(box: InPage): boolean {
  return box.matches('[type=radio], [role=radio]')
}

/** Would Enter choose this entry of an open list, as whoever hears the page is told? */
export function isActiveOption(option: InPage): boolean {
  return option.id !== '' && option.id === option.ownerDocument.activeElement.getAttribute('aria-activedescendant')
}

/** Does it stand before what has the focus? */
export function isBehind(element: InPage): boolean {
  return (
    (element.compareDocumentPosition(element.ownerDocument.activeElement) & element.DOCUMENT_POSITION_FOLLOWING) > 0
  )
}

/** Does the header, which stays at the edge of the window, lie over it? */
export function isUnderHeader(element: InPage): boolean {
  const { left, top, width, height } = element.getBoundingClientRect()
  const above = element.ownerDocument.elementFromPoint(left + width / 2, top + height / 2)?.closest('header')
  return Boolean(above) && !above.contains(element)
}
