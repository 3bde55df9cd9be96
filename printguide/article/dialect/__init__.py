"""The MDX dialect: JSX tags and expressions inside Markdown, as a markdown-it-py plugin."""
