from __future__ import annotations

from django.db import models

from gonorth.web.models.posting import Posting


class PostingReport(models.Model):
    """Somebody says that a posting breaks the policy. Nothing of who says so is kept."""

    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField(max_length=30)
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
