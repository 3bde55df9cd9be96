"""From print HTML to PDF: fonts, WeasyPrint behind one module, and the repairs of its output."""
