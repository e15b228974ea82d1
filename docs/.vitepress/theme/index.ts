/** VitePress's default theme without its fonts: the reader's system has fonts with Chinese. */
import type { Theme } from "vitepress";
import theme from "vitepress/theme-without-fonts";
import "./style.css";

export default {
  extends: theme,
  enhanceApp({ router }) {
    const showActive = () =>
      document.querySelector(".VPSidebarItem.is-link.is-active")?.scrollIntoView({ block: "nearest" });
    router.onAfterRouteChange = () => {
      // The server has no frames.
      globalThis.requestAnimationFrame?.(showActive);
    };
  },
} satisfies Theme;
