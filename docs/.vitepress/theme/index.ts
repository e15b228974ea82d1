/** VitePress's default theme without its fonts: the reader's system has fonts with Chinese. */
import type { Theme } from "vitepress";
import theme from "vitepress/theme-without-fonts";
import "./style.css";

export default {
  extends: theme,
  enhanceApp({ router }) {
    if (typeof document === "undefined") return;
    const showActive = () => {
      requestAnimationFrame(() => {
        document.querySelector(".VPSidebarItem.is-link.is-active")?.scrollIntoView({ block: "nearest" });
      });
    };
    router.onAfterRouteChange = showActive;
    addEventListener("load", showActive);
  },
} satisfies Theme;
