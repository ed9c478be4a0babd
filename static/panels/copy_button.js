/** A button that copies a text, and says whether that was done. */

import { copyText } from "../clipboard.js";
import { Component } from "../vendor/preact.mjs";
import { html } from "./panel.js";

const LONG_ENOUGH = 2000; // ms to read that it was copied

/**
 * @typedef {object} Props
 * @property {string} kind the look of the button
 * @property {string} words
 * @property {() => string} text
 */

/** @extends {Component<Props, {isCopied: boolean | null}>} */
export class CopyButton extends Component {
  /** @override @type {{isCopied: boolean | null}} null where there is nothing to say */
  state = { isCopied: null };

  copy = async () => {
    const isCopied = await copyText(this.props.text());
    this.setState({ isCopied });
    if (isCopied) setTimeout(() => this.setState({ isCopied: null }), LONG_ENOUGH);
  };

  /** @override */
  render() {
    const { kind, words } = this.props;
    const { isCopied } = this.state;
    return html`<button type="button" class=${kind} onClick=${this.copy}>
        <span aria-live="polite">${isCopied ? "Copied" : words}</span>
      </button>
      ${
        isCopied === false &&
        html`<p class="refused" role="alert">
          The browser does not let this page copy. Select the text, and copy it by hand.
        </p>`
      }`;
  }
}
