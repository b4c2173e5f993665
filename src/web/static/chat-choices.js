// The buttons under a message: large, pressed once, and marked so that a reload still shows what was chosen.

/** Ids of presses say which button of which entry was meant: p<entry>-<index>-<random>. */
const PRESS_ID = /^p(\d+)-(\d+)-/;

/**
 * @typedef {{ label: string, press: string }} Button
 * @param {{ onPress(id: string, button: Button): void, onLeave(): void }} told
 */
export function createChoices(told) {
  /** The buttons of each entry. @type {Map<number, HTMLButtonElement[]>} */
  const shown = new Map();

  return {
    /** A row of buttons. @param {{ id: number, buttons: Button[] }} entry */
    row(entry) {
      const buttons = entry.buttons.map((button, index) => {
        const element = document.createElement('button');
        element.type = 'button';
        element.className = 'choice';
        element.textContent = button.label;
        element.addEventListener('click', (event) => {
          mark(buttons, index);
          // A disabled button drops the focus of a keyboard; a touch must not bring up the keyboard of a phone.
          if (event.detail === 0) told.onLeave();
          told.onPress(`p${entry.id}-${index}-${Math.random().toString(36).slice(2, 10)}`, button);
        });
        return element;
      });
      shown.set(entry.id, buttons);
      const row = document.createElement('div');
      row.className = 'buttons';
      row.append(...buttons);
      return row;
    },

    /** Marks the button that this message of ours pressed, if it is a press; or gives the buttons back. @param {string} client @param {boolean} taken */
    pressed(client, taken) {
      const press = PRESS_ID.exec(client);
      if (press !== null) mark(shown.get(Number(press[1])) ?? [], taken ? Number(press[2]) : -1);
    },
  };
}

/** -1 gives the buttons back. @param {HTMLButtonElement[]} buttons @param {number} chosen */
function mark(buttons, chosen) {
  for (const [index, button] of buttons.entries()) {
    button.disabled = chosen >= 0;
    button.classList.toggle('chosen', index === chosen);
    if (index === chosen) button.setAttribute('aria-pressed', 'true');
    else button.removeAttribute('aria-pressed');
  }
}
