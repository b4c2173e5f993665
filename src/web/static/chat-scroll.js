// Keeps the end of the talk in view for whoever follows it, and tells whoever reads further up that there is more.

/** Nearer to the end than this, a reader is taken to follow the talk. */
const FOLLOWING_PX = 160;
const GAP_PX = 16;

/** @param {{ log: HTMLElement, composer: HTMLElement, newer: HTMLElement }} elements */
export function createScroll({ log, composer, newer }) {
  return {
    /** Does the reader look at the end of the talk? Not when he has scrolled up, or down to the studio's address. */
    following() {
      const last = log.lastElementChild;
      const edge = composer.getBoundingClientRect();
      if (edge.top < 0) return false;
      return last === null || last.getBoundingClientRect().bottom - edge.top < FOLLOWING_PX;
    },

    toEnd() {
      newer.hidden = true;
      const last = log.lastElementChild;
      if (!(last instanceof HTMLElement)) return;
      // The composer lies over the page; what is scrolled to has to end above it. What does not fit is read from its beginning,
      // but for what one has written oneself: there the answer comes below it.
      last.style.scrollMarginBottom = `${composer.offsetHeight + GAP_PX}px`;
      const isRead = last.classList.contains('desk') && last.offsetHeight > innerHeight - composer.offsetHeight;
      last.scrollIntoView({ block: isRead ? 'start' : 'end' });
    },

    tellNewer() {
      newer.hidden = false;
    },
  };
}
