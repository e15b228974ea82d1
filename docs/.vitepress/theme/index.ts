/** VitePress's default theme without its fonts: the reader's system has fonts with Chinese. */
import type { Theme } from "vitepress";
import theme from "vitepress/theme-without-fonts";
import "./style.css";

export default {
  extends: theme,
  enhanceApp({ router }) {
    const showActive = () => {
      const sidebar = document.querySelector(".VPSidebar");
      const active = sidebar?.querySelector(".VPSidebarItem.is-link.is-active")?.getBoundingClientRect();
      if (!sidebar || !active) return;
      // Not scrollIntoView: in Chromium, the Tab key then continues from the item, and skips the link to the content.
      if (active.top < 0 || active.bottom > innerHeight) sidebar.scrollTop += active.top - innerHeight / 2;
    };
    router.onAfterRouteChange = () => {
      // The server has no frames.
      globalThis.requestAnimationFrame?.(showActive);
    };
  },
} satisfies Theme;
